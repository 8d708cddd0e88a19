package anju.works.inspection;

/** What everybody may know of a draw: digests before its checks are done, everything afterwards. */
public record DrawTold(String listHash, String secretHash, String list, String secret, String entry, String seed) {}
