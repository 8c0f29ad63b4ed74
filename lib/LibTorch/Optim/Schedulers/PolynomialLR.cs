namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>Takes the learning rate to zero: <c>initial * (1 - epoch / total_iters)^power</c>.</summary>
            /// <param name="optimizer">Whose rates to set.</param>
            /// <param name="total_iters">The epoch in which it is zero.</param>
            /// <param name="power">The power.</param>
            /// <param name="last_epoch">The epoch to go on from; -1 to start.</param>
            /// <param name="verbose">Whether to print each change.</param>
            public static LRScheduler PolynomialLR(Optimizer optimizer, int total_iters = 5, double power = 1, int last_epoch = -1, bool verbose = false) =>
                new impl.PolynomialLR(optimizer, total_iters, power, last_epoch, verbose);

            public static partial class impl
            {
                /// <summary>Takes the learning rate to zero by a power.</summary>
                public class PolynomialLR : LRScheduler
                {
                    private readonly double total_iters;
                    private readonly double power;

                    /// <inheritdoc cref="lr_scheduler.PolynomialLR"/>
                    public PolynomialLR(Optimizer optimizer, int total_iters = 5, double power = 1, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        this.total_iters = total_iters;
                        this.power = power;
                        step();
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_lr()
                    {
                        if (_last_epoch == 0 || _last_epoch > total_iters) return base.get_lr();
                        var factor = Math.Pow((1 - _last_epoch / total_iters) / (1 - (_last_epoch - 1) / total_iters), power);
                        return Rates(rate => rate * factor);
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_closed_form_lr() =>
                        BaseRates(rate => rate * Math.Pow(1 - Math.Min(total_iters, _last_epoch) / total_iters, power));
                }
            }
        }
    }
}
