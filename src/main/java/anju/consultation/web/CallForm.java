package anju.consultation.web;

/** A gathering to be called. */
record CallForm(String form, String stairwell, String title, String venue, String at, String topics) {}
