"""Write reports, one module a format; `protocol` says what each must offer."""
