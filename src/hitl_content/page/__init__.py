"""The page: an assessment as HTML, and the style sheets and modules that make it live."""
