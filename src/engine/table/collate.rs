//! Danish order: a … z æ ø å, capitals beside their small letters, `aa` in names as å.
