using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Meld.Encoders;

/// <summary>
/// Convolutions over the words of each utterance, of which each filter's largest value counts (Kim 2014): <c>[words, input]</c> to
/// <c>[utterances, OutputSize]</c>.
/// </summary>
public sealed class ConvolutionPooling : Module<Tensor, WordLayout, Tensor>
{
    private readonly ModuleList<Conv1d> convolutions = new();
    private readonly int reach;

    /// <summary>New convolutions; their random weights come from the default generator.</summary>
    /// <param name="settings">Their widths.</param>
    /// <param name="inputSize">Length of a word's vector.</param>
    public ConvolutionPooling(ConvolutionSettings settings, long inputSize)
        : base(nameof(ConvolutionPooling))
    {
        foreach (var width in settings.Widths) convolutions.Add(Conv1d(inputSize, settings.Filters, width, padding: width / 2));
        reach = settings.Widths.Max() / 2;
        OutputSize = settings.Widths.Count * settings.Filters;
        RegisterComponents();
    }

    /// <summary>Length of an utterance's vector.</summary>
    public long OutputSize { get; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor words, WordLayout layout)
    {
        // All utterances in one row, kept apart by as many zeros as the widest filter reaches: little padding, and no utterance depends on its batch.
        var (count, gaps) = (words.size(0), reach * (layout.Lengths.size(0) + 1));
        var places = arange(count) + (layout.Utterances + 1) * reach;
        var row = zeros(count + gaps, words.size(1)).index_copy(0, places, words).t().unsqueeze(0);
        var filtered = cat([.. convolutions.Select(convolution => convolution.call(row).squeeze(0).t().index_select(0, places))], 1);
        // The padding of the grid is 0, which nothing is below after the rectifier.
        return layout.Grid(functional.relu(filtered)).amax([1]);
    }
}
