"""Drug labels as FDA publishes them: openFDA's records and SPL documents, written down as pages of parts."""
