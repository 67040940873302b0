package fltscope.analyzer.gate.budget;

/**
 * An absolute limit, as a line of a budget file.
 *
 * @param text as the user would say it: {@code vfsmfd CREATE pre p99 <= 200 us}
 * @param line of the file, from 1 on
 * @param subject what is limited
 * @param limit greatest value that is within the budget, in the unit of the subject
 */
public record BudgetLine(String text, int line, BudgetSubject subject, long limit) {}
