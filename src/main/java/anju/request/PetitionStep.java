package anju.request;

/** Steps of a petition (《信访工作条例》 2022). */
public enum PetitionStep {
    ADMITTED,
    NOT_ADMITTED,
    EXTENDED,
    CONCLUDED
}
