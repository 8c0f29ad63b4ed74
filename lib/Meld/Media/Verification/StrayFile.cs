using System.Text.RegularExpressions;
using Meld.Corpus;

namespace Meld.Media.Verification;

/// <summary>A file or folder beside the clips of a split that belongs to no utterance; nothing reads it.</summary>
/// <param name="Split">Whose folder it lies in.</param>
/// <param name="Path">Its path within the corpus, with <c>/</c> between folders.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Known">Where it is known of every copy of the corpus, or null.</param>
public sealed partial record StrayFile(Split Split, string Path, StrayKind Kind, string? Known)
{
    private static readonly string[] DesktopNames = [".DS_Store", "Thumbs.db", "desktop.ini"];

    /// <summary>What it is, in words.</summary>
    public string Words => Kind switch
    {
        StrayKind.NoRow => "no row has this utterance",
        StrayKind.FinalVideos => "a copy that no row names",
        StrayKind.AppleDouble => "left by macOS",
        StrayKind.Desktop => "left by a desktop",
        StrayKind.Folder => "a folder among the clips",
        _ => "belongs to no utterance",
    };

    /// <summary>The kind of a file by its name.</summary>
    internal static StrayKind KindOf(string name) => name switch
    {
        ['.', '_', ..] => StrayKind.AppleDouble,
        _ when name.StartsWith("final_videos_test", StringComparison.Ordinal) => StrayKind.FinalVideos,
        _ when ClipName().IsMatch(name) => StrayKind.NoRow,
        _ when DesktopNames.Contains(name, StringComparer.Ordinal) => StrayKind.Desktop,
        _ => StrayKind.Other,
    };

    /// <summary>The name of an utterance's clip.</summary>
    internal static string NameOf(UtteranceKey key) => $"dia{key.Dialogue}_utt{key.Utterance}.mp4";

    [GeneratedRegex(@"\Adia[0-9]+_utt[0-9]+\.mp4\z")]
    private static partial Regex ClipName();
}
