using Spectre.Console;
using Spectre.Console.Rendering;

namespace Meld.Cli;

/// <summary>A column of a progress display with a text of each task.</summary>
/// <param name="text">The task's text, as it is: brackets in it are brackets.</param>
internal sealed class ProgressTextColumn(Func<ProgressTask, string> text) : ProgressColumn
{
    /// <inheritdoc/>
    protected override bool NoWrap => true;

    /// <inheritdoc/>
    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) => new Spectre.Console.Text(text(task));
}
