"""Reading: documents marked by hand, in every form, against what the service reads in them."""
