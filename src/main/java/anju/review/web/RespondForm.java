package anju.review.web;

import java.util.List;

/** A household's answer as it was typed; {@code marks} are question:mark. */
record RespondForm(String part, String channel, List<String> marks, String remark) {}
