using System.Text;
using System.Text.Json;
using Meld.Corpus;
using Meld.Storage;

namespace Meld.Media.Verification;

/// <summary>
/// Everything that verification found, as JSON: <c>format</c>; <c>corpus</c> (variant, data_hash, is_meld, is_text_only); <c>counts</c>, for each split and
/// <c>all</c> the number of <c>rows</c> and of each state, which add up to it; <c>faults</c>, for each kind and split how many clips have it; <c>clips</c>, one
/// a row in the order of the corpus; <c>strays</c>; <c>folders</c>; <c>annotations</c>. No time and no place is in it: equal corpora give equal bytes.
/// </summary>
public static class VerificationReport
{
    private const int Format = 1;

    /// <summary>The text of <see cref="VerificationFolder.Report"/>.</summary>
    public static string Text(CorpusVerification found) => JsonSerializer.Serialize(
        new
        {
            Format,
            Corpus = new { Variant = found.Corpus.Variant.Name(), found.Corpus.DataHash, KnownTroubles.Of(found.Corpus).IsMeld, found.IsTextOnly },
            Counts = Splits.All.ToDictionary(split => split.Name(), split => Counts(found, split)).Append(new("all", Counts(found, null))).ToDictionary(),
            Faults = Enum.GetValues<ClipFaultKind>().Where(kind => found.Count(kind) > 0).ToDictionary(
                kind => JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString()),
                kind => Splits.All.ToDictionary(split => split.Name(), split => found.Count(kind, split))),
            Clips = found.Clips.Select(Clip),
            Strays = found.Strays.Select(stray => new { stray.Split, stray.Path, stray.Kind, stray.Known }),
            Folders = found.FolderProblems,
            found.Annotations,
        },
        VerificationJson.Indented) + "\n";

    /// <summary>Writes <see cref="VerificationFolder.Report"/> and <see cref="VerificationFolder.Manifest"/>, each whole or not at all.</summary>
    /// <exception cref="IOException">A file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be written.</exception>
    public static void Write(CorpusVerification found, string folder)
    {
        Directory.CreateDirectory(folder);
        Write(Path.Combine(folder, VerificationFolder.Report), Text(found));
        Write(Path.Combine(folder, VerificationFolder.Manifest), VerificationManifest.Text(found));
    }

    private static void Write(string path, string text) => DurableFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(text)));

    private static Dictionary<string, int> Counts(CorpusVerification found, Split? split) => ClipStates.All
        .Select(state => (Name: state.ToString().ToLowerInvariant(), Count: found.Count(state, split)))
        .Prepend((Name: "rows", Count: found.Clips.Count(clip => split is null || clip.Utterance.Key.Split == split)))
        .ToDictionary(count => count.Name, count => count.Count);

    private static object Clip(VerifiedClip clip) => new
    {
        clip.Utterance.Key.Split,
        clip.Utterance.Key.Dialogue,
        clip.Utterance.Key.Utterance,
        clip.Path,
        clip.State,
        clip.Faults,
        clip.Measurement,
    };
}
