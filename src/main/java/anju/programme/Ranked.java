package anju.programme;

import java.util.Map;

/**
 * A candidate in its place.
 *
 * @param rank from 1; candidates with equal points and households share none, the compound's code decides
 * @param points the sum of {@code parts}
 * @param parts what each criterion gave
 */
public record Ranked(int rank, int points, Candidate candidate, Map<Criterion, Integer> parts) {}
