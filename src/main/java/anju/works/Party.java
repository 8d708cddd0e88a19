package anju.works;

/** The four who sign an acceptance (四方签字). */
public enum Party {
    CONTRACTOR,
    SUPERVISOR,
    OFFICE,
    RESIDENTS
}
