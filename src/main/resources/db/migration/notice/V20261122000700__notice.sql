create schema notice;
