namespace Meld.Features;

/// <summary>What a check of a whole feature store found.</summary>
/// <param name="Problems">What is wrong, each in one sentence that names the record or the page; at most <see cref="FeatureStoreVerification.MostProblems"/>.</param>
/// <param name="Features">How many sound features it has in each state.</param>
/// <param name="Steps">How many identities of steps it has.</param>
/// <param name="Files">How many files' content hashes it has.</param>
/// <param name="Clips">How many clips' content hashes it has.</param>
/// <param name="Bytes">Bytes of all sound records' values.</param>
/// <param name="FileBytes">Bytes of the file that are in use or can be used again.</param>
/// <param name="FreeBytes">Bytes of the file that can be used again.</param>
public sealed record FeatureStoreReport(
    IReadOnlyList<string> Problems, IReadOnlyDictionary<FeatureState, long> Features, long Steps, long Files, long Clips, long Bytes, long FileBytes, long FreeBytes)
{
    /// <summary>Whether nothing is wrong.</summary>
    public bool IsSound => Problems.Count == 0;

    /// <summary>How many sound records it has.</summary>
    public long Records => Features.Values.Sum() + Steps + Files + Clips;

    /// <summary>The report on a store of which no more is known than what is wrong with it.</summary>
    public static FeatureStoreReport Broken(string problem) => new([problem], new Dictionary<FeatureState, long>(), 0, 0, 0, 0, 0, 0);
}
