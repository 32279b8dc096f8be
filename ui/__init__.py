"""The screen: a Streamlit client of the service, over HTTP only."""
