package anju.attachment.document;

import java.util.UUID;

/**
 * The record that a document is about.
 *
 * @param code its own number in the city
 * @param place what the place is called that it is about
 */
public record DocumentSubject(DocumentKind kind, UUID id, String code, String title, String placePath, String place) {}
