package anju.attachment;

/** Who may see a file: everybody, those who work at its place, or those who may see personal data there (and it is encrypted). */
public enum FileClass {
    PUBLIC,
    INTERNAL,
    PERSONAL
}
