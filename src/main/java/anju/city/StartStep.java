package anju.city;

/** A step of the start has begun: the key of the message that says so ({@code start.progress.…}), for whoever waits. */
public record StartStep(String message) {}
