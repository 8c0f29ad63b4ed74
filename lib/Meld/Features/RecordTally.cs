using Meld.Features.Lmdb.Format;
using Meld.Features.Records;

namespace Meld.Features;

/// <summary>Counts the records of a store while it is checked, and names those that are damaged.</summary>
/// <param name="findings">Gets what is wrong with records.</param>
internal sealed class RecordTally(Findings findings)
{
    private readonly Dictionary<string, StepIdentity> steps = [];
    private readonly SortedDictionary<FeatureState, long> features = [];
    private long files, clips, bytes;
    private bool hasAbout;

    /// <summary>Checks and counts a record.</summary>
    public void Add(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        if (RecordCheck.FaultOf(key, value) is { } fault)
        {
            findings.Add(fault, key);
            return;
        }
        bytes += value.Length;
        switch (RecordKey.KindOf(key))
        {
            case RecordKind.About:
                hasAbout = true;
                break;
            case RecordKind.Feature:
                var state = FeatureRecord.StateOf(value)!.Value;
                features[state] = features.GetValueOrDefault(state) + 1;
                break;
            case RecordKind.Step:
                steps[Convert.ToHexStringLower(key[1..])] = StepRecord.Read(value)!;
                break;
            case RecordKind.File:
                files++;
                break;
            default:
                clips++;
                break;
        }
    }

    /// <summary>Says what was missing when all records were there to see.</summary>
    public void End()
    {
        if (!hasAbout && features.Count + steps.Count + files + clips > 0) findings.Add("the record about the store itself is missing");
    }

    /// <summary>The report.</summary>
    /// <param name="fileBytes">Bytes of the file that are in use or can be used again.</param>
    /// <param name="freeBytes">Bytes of the file that can be used again.</param>
    public FeatureStoreReport Report(long fileBytes, long freeBytes) =>
        new([.. findings.All.Select(Sentence)], features, steps.Count, files, clips, bytes, fileBytes, freeBytes);

    // The record of a step comes after its features, so names are put in at the end.
    private string Sentence(Finding finding) =>
        finding.Key is [] ? $"{char.ToUpperInvariant(finding.What[0])}{finding.What[1..]}." : $"{Name(finding.Key)}: {finding.What}.";

    private string Name(ReadOnlySpan<byte> key)
    {
        if (RecordKey.KindOf(key) is not { } kind) return $"Record {Convert.ToHexStringLower(key)}";
        var name = Convert.ToHexStringLower(key[1..]);
        return kind switch
        {
            RecordKind.About => "The record about the store itself",
            RecordKind.Feature => $"Feature {RecordKey.FeatureOf(key)} of {StepName(name[..(2 * RecordKey.StepSize)])}",
            RecordKind.File => $"The content hash of file {name}",
            RecordKind.Step => $"The identity of step {name}",
            _ => $"The content hash of clip {name}",
        };
    }

    private string StepName(string digest) => steps.TryGetValue(digest, out var step) ? $"step {step.Name} v{step.Version}" : $"step {digest}";
}
