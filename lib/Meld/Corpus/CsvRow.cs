namespace Meld.Corpus;

/// <summary>One record of a CSV file.</summary>
/// <param name="Row">Line on which it begins, the header being 1.</param>
/// <param name="Fields">Its fields, unquoted.</param>
internal readonly record struct CsvRow(int Row, string[] Fields);
