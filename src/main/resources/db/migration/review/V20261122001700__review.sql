create schema review;
