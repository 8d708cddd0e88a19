create schema consultation;
