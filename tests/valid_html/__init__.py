"""Every page is valid HTML, by the Nu Html Checker."""
