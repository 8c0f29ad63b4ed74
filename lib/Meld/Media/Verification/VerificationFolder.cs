using Meld.Corpus;

namespace Meld.Media.Verification;

/// <summary>What verification keeps in its folder.</summary>
public static class VerificationFolder
{
    /// <summary>Everything that was found.</summary>
    public const string Report = "verify.json";

    /// <summary>Every utterance with its clip's size and hash.</summary>
    public const string Manifest = "manifest.csv";

    /// <summary>The tables as a page.</summary>
    public const string Page = "verify.html";

    /// <summary>What was measured so far, for a later run to go on from.</summary>
    public const string Journal = "journal.jsonl";

    /// <summary>
    /// The usual folder for a corpus, relative to where it is verified: <c>out/verify/</c> and its folder's name, its variant and the first letters of its data
    /// hash, so that no two are taken for one another.
    /// </summary>
    public static string Of(DialogueCorpus corpus)
    {
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(corpus.Directory)));
        return Path.Combine("out", "verify", $"{name}-{corpus.Variant.Name()}-{corpus.DataHash[..8]}");
    }
}
