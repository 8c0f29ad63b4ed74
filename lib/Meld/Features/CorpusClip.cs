using Meld.Corpus;
using Meld.Storage;

namespace Meld.Features;

/// <summary>A clip that rows of a corpus name; rows of dyadic dialogues name the same ones again and again.</summary>
/// <param name="Key">Whose clip it is (<see cref="Utterance.ClipKey"/>).</param>
/// <param name="Path">Its full path, whether it is there or not.</param>
/// <param name="Utterances">How many rows name it.</param>
internal sealed record CorpusClip(UtteranceKey Key, string Path, int Utterances)
{
    private bool HasFolder { get; init; }

    /// <summary>The file's stamp now; null where there is none. Where the corpus has no folder of its split's clips, nothing is looked for.</summary>
    public FileStamp? Stamp => HasFolder ? FileStamp.Of(Path) : null;

    /// <summary>Every clip of a corpus once, in its order. No file is looked at.</summary>
    public static IReadOnlyList<CorpusClip> Of(DialogueCorpus corpus) => [.. Splits.All.SelectMany(split => Of(corpus, split))];

    private static IEnumerable<CorpusClip> Of(DialogueCorpus corpus, Split split)
    {
        var folder = ClipFiles.Folder(corpus.Directory, split);
        var place = System.IO.Path.GetFullPath(folder ?? System.IO.Path.Combine(corpus.Directory, ClipFiles.FolderName(split)));
        return corpus.Utterances(split)
            .GroupBy(utterance => utterance.ClipKey)
            .Select(rows => new CorpusClip(rows.Key, System.IO.Path.Combine(place, rows.First().ClipFileName), rows.Count())
            {
                HasFolder = folder is not null,
            });
    }
}
