using Meld.Corpus;

namespace Meld.Tracking;

/// <summary>Reads a CSV file that a run wrote.</summary>
internal static class CsvRows
{
    /// <summary>The header and the rows after it, each with as many fields as the header.</summary>
    /// <exception cref="RunException">The file is empty or a row is faulty.</exception>
    public static IReadOnlyList<CsvRow> Read(string path)
    {
        var problems = new List<CorpusProblem>();
        var rows = CsvFile.Read(path, problems, out _);
        if (problems.Count > 0) throw new RunException($"{problems[0]}.");
        return rows.Count > 0 ? rows : throw new RunException($"{path} is empty.");
    }
}
