package anju.works;

/** The three who look at a batch of materials (三方共同查验). */
public enum MaterialChecker {
    /** Keeps materials and machines on the site. */
    MATERIALS,
    /** Answers for quality. */
    QUALITY,
    SUPERVISOR
}
