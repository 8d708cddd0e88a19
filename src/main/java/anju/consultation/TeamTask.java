package anju.consultation;

/** What a volunteer does for the renovation. */
public enum TeamTask {
    PUBLICISE,
    MOBILISE,
    COORDINATE
}
