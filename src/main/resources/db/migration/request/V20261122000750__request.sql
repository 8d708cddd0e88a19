create schema request;
