"""Reading contact files for the index: what each says, in the forms that are kept, in as many processes as help."""
