package anju.consultation.web;

import java.util.List;

/** Opinions put together; {@code consensus} names one that stands already. */
record ReachForm(List<String> opinions, String consensus, String topic, String title, String statement) {}
