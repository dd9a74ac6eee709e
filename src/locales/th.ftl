# ประโยคทั้งหมดของโปรแกรม (ภาษาไทย). รายงานการประชุมไม่อยู่ที่นี่

## แฟ้มและข้อผิดพลาด
fault-not-found = ไม่พบแฟ้ม { $file } โปรดตรวจชื่อแฟ้มและโฟลเดอร์
fault-output = เขียนผลลัพธ์ไม่ได้ ({ $error }) โปรดตรวจพื้นที่ว่างหรืออุปกรณ์ปลายทาง

## แฟ้มแผน
fault-folder = { $file } เป็นโฟลเดอร์ โปรดระบุแฟ้ม
fault-not-regular = { $file } ไม่ใช่แฟ้มธรรมดา (อาจเป็นอุปกรณ์หรือท่อ) โปรดระบุแฟ้มธรรมดา
fault-no-folder = ไม่พบโฟลเดอร์ของ { $file } โปรดสร้างโฟลเดอร์ก่อน
fault-no-permission = ไม่มีสิทธิ์อ่านหรือเขียน { $file } โปรดตรวจสิทธิ์ของแฟ้มและโฟลเดอร์
fault-read-only = { $file } ถูกตั้งเป็นอ่านอย่างเดียว จึงไม่เขียนทับ โปรดบันทึกเป็นชื่ออื่น
fault-exists = มี { $file } อยู่แล้ว จึงไม่เขียนทับ โปรดใช้ชื่ออื่นหรือเพิ่ม --force
fault-system = ใช้ { $file } ไม่ได้ ({ $error }) โปรดตรวจดิสก์หรือเครือข่ายแล้วลองใหม่
fault-save = บันทึก { $file } ไม่ได้ ({ $error }) แฟ้มเดิมยังอยู่ครบ โปรดตรวจพื้นที่ว่างแล้วลองใหม่
fault-too-large = { $file } ใหญ่เกิน { $limit } MiB จึงไม่เปิด โปรดตรวจว่าเป็นแฟ้มที่ถูกต้อง
fault-empty = { $file } ว่างเปล่า โปรดตรวจว่าเป็นแฟ้มที่ถูกต้อง หรือเรียกสำเนาเดิมกลับมา
fault-zeros = { $file } มีแต่ศูนย์ แฟ้มเสียหาย โปรดเรียกสำเนาเดิมกลับมา
fault-utf16 = { $file } เข้ารหัสแบบ UTF-16 โปรดบันทึกใหม่เป็น UTF-8
fault-not-utf8 = { $file }:{ $line }:{ $column }: ไม่ใช่ข้อความ UTF-8 โปรดบันทึกแฟ้มใหม่เป็น UTF-8
fault-merge-marks = { $file }:{ $line }: มีเครื่องหมายรวมแฟ้มค้างอยู่ (<<<<<<<) โปรดเลือกฉบับที่ถูกต้องแล้วลบเครื่องหมาย
fault-not-a-plan = { $file }: ไม่ใช่แฟ้มแผนของ tidtam ซึ่งขึ้นต้นด้วย ( โปรดตรวจชื่อแฟ้ม หรือใช้ tidtam import กับเอกสารอื่น
fault-newer-format = { $file }: แฟ้มรูปแบบ { $format } ใหม่กว่าที่โปรแกรมนี้รู้จัก ({ $known }) โปรดใช้ tidtam รุ่นใหม่กว่า
fault-no-such-format = { $file }: ไม่มีรูปแบบ { $format } (รู้จักรูปแบบ { $known }) โปรดตรวจช่อง format
fault-unknown-field = { $file }:{ $line }:{ $column }: ไม่รู้จักช่อง '{ $found }' อาจหมายถึง: { $near }
fault-unknown-word = { $file }:{ $line }:{ $column }: ไม่รู้จักคำ '{ $found }' อาจหมายถึง: { $near }
fault-missing-field = { $file }:{ $line }:{ $column }: ขาดช่อง '{ $field }' โปรดเพิ่มก่อนตำแหน่งนี้
fault-double-field = { $file }:{ $line }:{ $column }: ช่อง '{ $field }' มีสองครั้ง โปรดลบออกหนึ่งช่อง
fault-too-deep = { $file }:{ $line }:{ $column }: วงเล็บซ้อนกันลึกเกินกว่าจะเป็นแผน โปรดตรวจวงเล็บ
fault-no-such-day = { $file }:{ $line }:{ $column }: ไม่มีวันที่ '{ $day }' โปรดเขียนแบบ 2023-03-31 (ปี ค.ศ.-เดือน-วัน)
fault-value = { $file }:{ $line }:{ $column }: ค่าใช้ไม่ได้ ({ $detail }) โปรดแก้ค่าตรงนี้
fault-syntax = { $file }:{ $line }:{ $column }: รูปแบบแฟ้มเสียตรงนี้ ({ $detail }) โปรดตรวจจุลภาค อัญประกาศ หรือวงเล็บในบรรทัดนี้และบรรทัดก่อนหน้า
fault-unwritable-plan = แปลงแผนเป็นข้อความไม่ได้ ({ $error }) ยังไม่ได้เขียนอะไรลงแฟ้ม โปรดแจ้งผู้พัฒนา

## tidtam check
check-warning = { $place }: { $id }: { $said }
check-sound = { $file }: ใช้ได้ มี { $measures } มาตรการ { $units } หน่วยงาน ไม่พบข้อสังเกต
check-doubtful = { $file }: ใช้ได้ มี { $measures } มาตรการ { $units } หน่วยงาน พบข้อสังเกต { $warnings } ข้อ
check-double-id = ลำดับนี้ซ้ำกับมาตรการก่อนหน้า โปรดตั้งลำดับใหม่ที่ไม่ซ้ำ
check-no-id = มาตรการไม่มีลำดับ (id) โปรดตั้งลำดับที่ไม่ซ้ำ
check-no-title = มาตรการไม่มีชื่อ โปรดเติมช่อง title
check-no-unit = ไม่มีผู้รับผิดชอบ โปรดเติมช่อง responsible
check-unit-unread = อ่านชื่อหน่วยงานจาก '{ $text }' ไม่ได้ โปรดเติมช่อง units
check-unit-like = ไม่มีหน่วยงาน '{ $unit }' ในแผน อาจหมายถึง '{ $near }'
check-unit-unknown = ไม่มีหน่วยงาน '{ $unit }' ในแผน โปรดตรวจชื่อ
check-due-outside = วันครบกำหนด { $day } อยู่นอกปีงบประมาณ โปรดตรวจปี
check-due-backwards = กำหนดสิ้นสุด { $last } ก่อนเริ่ม { $first } โปรดสลับวัน
check-due-unread = อ่านกำหนด '{ $text }' เป็นวันที่ไม่ได้ โปรดเติมช่อง when หากทราบวัน
check-monitoring-unread = อ่านรอบกำกับติดตาม '{ $text }' ไม่ได้ โปรดเติมช่อง every หากทราบรอบ
check-log-outside = มีรายงานลงวันที่ { $day } ซึ่งอยู่นอกปีงบประมาณ โปรดตรวจปี
check-measure-unknown = ข้อสั่งการอ้างมาตรการ '{ $about }' ซึ่งไม่มีในแผน โปรดตรวจลำดับ
