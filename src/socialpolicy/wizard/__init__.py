"""The one engine that asks: a form's questions one at a time, answers judged, a change written."""
