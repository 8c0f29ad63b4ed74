using Meld.Storage;

namespace Meld.Tracking;

/// <summary>What makes two runs the same run, but for the version of the program.</summary>
/// <param name="Experiment">The resolved experiment as YAML.</param>
/// <param name="DataHash">SHA-256 of the corpus.</param>
/// <param name="Seeds">The seed, or the seeds of several runs that are taken together.</param>
/// <param name="Together">Whether the directory holds runs of several seeds, each in a directory of its own.</param>
public sealed record RunIdentity(string Experiment, string DataHash, IReadOnlyList<int> Seeds, bool Together)
{
    /// <summary>SHA-256 of <see cref="Experiment"/>, 64 lower-case hex digits.</summary>
    public string ExperimentHash => Digest.Of(Experiment).ToString();
}
