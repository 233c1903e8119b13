"""Commands of manage.py that concern the exchange of canvases, one file each."""
