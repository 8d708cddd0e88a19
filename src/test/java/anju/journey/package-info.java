/** The people and papers of the journey from a workbook to a payment. */
@org.jspecify.annotations.NullMarked
package anju.journey;
