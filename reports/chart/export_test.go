package chart

// TextWidth is exported to tests that check that nothing is clipped.
var TextWidth = textWidth
