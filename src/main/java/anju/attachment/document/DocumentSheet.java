package anju.attachment.document;

/** A record with what it says: all that a template needs to become its document. */
public record DocumentSheet(DocumentSubject subject, DocumentText text) {}
