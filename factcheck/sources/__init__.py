"""Say where evidence comes from, one module a source; `protocol` says what each must offer."""
