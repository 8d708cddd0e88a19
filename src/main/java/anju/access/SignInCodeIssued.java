package anju.access;

import java.util.UUID;

/** A one-time code waits to be sent to the phone that asked for it; {@link SigningIn#letter} opens it. */
public record SignInCodeIssued(UUID code) {}
