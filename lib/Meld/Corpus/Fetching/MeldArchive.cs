using Meld.Storage;
using Meld.Storage.Archives;

namespace Meld.Corpus.Fetching;

/// <summary>What is known of MELD.Raw.tar.gz, the published archive of MELD's annotations and clips, each fact with its source.</summary>
public static class MeldArchive
{
    /// <summary>Its name.</summary>
    public const string FileName = "MELD.Raw.tar.gz";

    /// <summary>Its size in bytes: the pointer that stands for it in commit 9abc51ee of the data set declare-lab/MELD at Hugging Face.</summary>
    public const long Size = 10_878_146_150;

    /// <summary>What is to be known before it is used: LICENSE of the repository declare-lab/MELD, and where the clips are from.</summary>
    public const string Licence = "MELD's annotations are under the GNU GPL v3; its clips are cut from a television series and meant for research only.";

    /// <summary>
    /// Where it is to be had: the authors' copy at Hugging Face, at the commit whose hash is known, then the address that the README of the repository
    /// declare-lab/MELD gives, which often breaks off (its issues 17 and 40).
    /// </summary>
    public static IReadOnlyList<Uri> Addresses { get; } =
    [
        new("https://huggingface.co/datasets/declare-lab/MELD/resolve/9abc51ee7903424ffb971297608aa6d3d0de3bfa/MELD.Raw.tar.gz"),
        new("https://web.eecs.umich.edu/~mihalcea/downloads/MELD.Raw.tar.gz"),
    ];

    /// <summary>Its SHA-256: the same pointer.</summary>
    public static Digest Sha256 { get; } = Digest.Parse("a56b4407d574195cbce470d86f9c9d72fcfea59b0e34502ecd4babee4a5c613e");

    /// <summary>How much an archive of clips may hold.</summary>
    public static ArchiveLimits Limits { get; } = new();
}
