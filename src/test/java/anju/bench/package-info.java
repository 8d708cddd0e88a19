/** What {@code ./anju bench} measures: always against a floor of the same minute, never as a figure of its own. */
package anju.bench;
