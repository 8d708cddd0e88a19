package anju.works.web;

/** What somebody says who was asked. */
public enum Decision {
    YES,
    NO
}
