package anju.consultation.web;

import java.util.List;

/** An answer to a willingness form; {@code givenOn} only where it is entered from paper. */
record AnswerForm(String willing, List<String> wishes, String givenOn) {}
