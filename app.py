import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.base import BaseHTTPMiddleware

if __name__ == "__main__":
    st.set_page_config(page_title="Picket", page_icon="🛡️", layout="wide")
    st.title("hello")
    st.button("x")
else:
    app = st.App(__file__)
