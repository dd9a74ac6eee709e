# Every sentence of the program (English). The minutes are not here.

## Files and faults
fault-not-found = { $file }: no such file; check the name and the folder
fault-output = standard output cannot be written ({ $error }); check the space left or the device

## The plan file
fault-folder = { $file }: is a folder; name a file
fault-not-regular = { $file }: is no ordinary file (a device or a pipe); name an ordinary one
fault-no-folder = { $file }: its folder does not exist; make the folder first
fault-no-permission = { $file }: not allowed to read or write it; check the rights of the file and its folder
fault-read-only = { $file }: is protected against writing and was left alone; save under another name
fault-exists = { $file }: exists already and was left alone; use another name, or --force to replace it
fault-system = { $file }: cannot be used ({ $error }); check the disk or the network and try again
fault-save = { $file }: could not be saved ({ $error }); the old file is whole; check the space left and try again
fault-too-large = { $file }: larger than { $limit } MiB and not opened; check that it is the right file
fault-empty = { $file }: is empty; check that it is the right file, or bring back an older copy
fault-zeros = { $file }: holds nothing but zeros and is damaged; bring back an older copy
fault-utf16 = { $file }: is written in UTF-16; save it again as UTF-8
fault-not-utf8 = { $file }:{ $line }:{ $column }: is not UTF-8 text; save the file again as UTF-8
fault-merge-marks = { $file }:{ $line }: an unfinished merge (<<<<<<<) stands here; choose the right version and take the marks out
fault-not-a-plan = { $file }: is no plan of tidtam, which begins with (; check the name, or use tidtam import for other documents
fault-newer-format = { $file }: format { $format } is newer than this program knows ({ $known }); use a newer tidtam
fault-no-such-format = { $file }: there is no format { $format } (known: { $known }); check the field format
fault-unknown-field = { $file }:{ $line }:{ $column }: unknown field '{ $found }'; did you mean: { $near }
fault-unknown-word = { $file }:{ $line }:{ $column }: unknown word '{ $found }'; did you mean: { $near }
fault-missing-field = { $file }:{ $line }:{ $column }: the field '{ $field }' is missing; add it before this place
fault-double-field = { $file }:{ $line }:{ $column }: the field '{ $field }' stands twice; take one out
fault-too-deep = { $file }:{ $line }:{ $column }: brackets nest deeper than any plan; check the brackets
fault-no-such-day = { $file }:{ $line }:{ $column }: there is no day '{ $day }'; write it like 2023-03-31 (year CE, month, day)
fault-value = { $file }:{ $line }:{ $column }: this value cannot be used ({ $detail }); correct it here
fault-syntax = { $file }:{ $line }:{ $column }: the file breaks here ({ $detail }); check comma, quote or bracket on this line and the one before
fault-unwritable-plan = the plan could not be put into text ({ $error }); nothing was written; please tell the developers

## tidtam check
check-warning = { $place }: { $id }: { $said }
check-sound = { $file }: sound; measures: { $measures }, units: { $units }, nothing doubtful
check-doubtful = { $file }: usable; measures: { $measures }, units: { $units }, doubtful: { $warnings }
check-double-id = an earlier measure has this id; give this one another
check-no-id = the measure has no id; give it one that no other has
check-no-title = the measure has no title; fill in the field title
check-no-unit = nobody is responsible; fill in the field responsible
check-unit-unread = no unit was understood from '{ $text }'; fill in the field units
check-unit-like = no measure has the unit '{ $unit }'; did you mean '{ $near }'
check-unit-unknown = no measure has the unit '{ $unit }'; check the name
check-due-outside = the due day { $day } is outside the fiscal year; check the year
check-due-backwards = the due ends on { $last }, before it begins on { $first }; exchange the days
check-due-unread = no day was understood from the due '{ $text }'; fill in the field when if it is known
check-monitoring-unread = no rhythm was understood from the monitoring '{ $text }'; fill in the field every if it is known
check-log-outside = a follow-up is dated { $day }, outside the fiscal year; check the year
check-measure-unknown = the directive is about the measure '{ $about }', which the plan does not have; check the id
