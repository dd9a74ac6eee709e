# Every sentence of the program (English). The minutes are not here.

## Files and faults
fault-not-found = { $file }: no such file; check the name and the folder
fault-output = standard output cannot be written ({ $error }); check the space left or the device
