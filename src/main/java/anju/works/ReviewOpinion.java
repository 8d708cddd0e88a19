package anju.works;

/** What a department says in a joint review. */
public enum ReviewOpinion {
    AGREE,
    AGREE_WITH_CONDITIONS,
    OBJECT
}
