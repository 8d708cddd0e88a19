package anju.city;

import org.jspecify.annotations.Nullable;

/** The story of a demonstration city has been told to its end, or, with {@code failure}, broke off for a reason that is a bug. */
public record FoundingEnded(City city, @Nullable Throwable failure) {}
