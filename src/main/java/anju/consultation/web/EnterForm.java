package anju.consultation.web;

/** An opinion written down for a resident. */
record EnterForm(String channel, String occurredOn, String topic, String text, String phone) {}
